; Installs the frozen program for one user, without administrator rights.
;
;   makensis -DNAME=… -DTITLE=… -DVERSION=… -DNUMBERS=1.2.3.0 -DPUBLISHER=… -DCOPYRIGHT=… -DAPP_ID=…
;            -DFILES=list.nsh -DICON=file.ico -DKILOBYTES=… -DTARGET=setup.exe [-DSIGN=command] installer.nsi
;
; setup.exe [/S] [/D=folder, last and without quotes]; Uninstall.exe [/S] [/REMOVEDATA]
; Exit codes: 0 success, 1 cancelled by the user, 2 could not write, 3 the program is still open.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
SetDateSave off ; the same files make the same installer
ManifestDPIAware true
ManifestLongPathAware true
RequestExecutionLevel user
CRCCheck force

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "Win\COM.nsh"
!include "Win\Propkey.nsh"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define OWN_KEY "Software\${NAME}"
!define COULD_NOT_WRITE 2 ; the code that NSIS itself uses
!define STILL_OPEN 3

Name "${TITLE}"
OutFile "${TARGET}"
BrandingText "${TITLE} ${VERSION}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${OWN_KEY}" "InstallDir"
VIProductVersion "${NUMBERS}"
!macro SayInFileProperties key value
  VIAddVersionKey /LANG=${LANG_FRENCH} "${key}" "${value}"
  VIAddVersionKey /LANG=${LANG_ENGLISH} "${key}" "${value}"
!macroend
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_NOAUTOCLOSE
!define MUI_FINISHPAGE_RUN "$INSTDIR\helpdesk.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French" ; the first is the default for other languages
!insertmacro MUI_LANGUAGE "English"

!insertmacro SayInFileProperties "ProductName" "${TITLE}"
!insertmacro SayInFileProperties "FileDescription" "${TITLE}"
!insertmacro SayInFileProperties "ProductVersion" "${VERSION}"
!insertmacro SayInFileProperties "FileVersion" "${VERSION}"
!insertmacro SayInFileProperties "CompanyName" "${PUBLISHER}"
!insertmacro SayInFileProperties "LegalCopyright" "${COPYRIGHT}"

LangString CloseIt ${LANG_FRENCH} "${TITLE} est encore ouvert. Terminez ce que vous y faites et fermez-le, puis choisissez « Recommencer ». Rien n’a été changé."
LangString CloseIt ${LANG_ENGLISH} "${TITLE} is still open. Finish what you are doing in it and close it, then choose “Retry”. Nothing was changed."
LangString NotWritten ${LANG_FRENCH} "Les fichiers n’ont pas pu être écrits dans $INSTDIR. La version précédente, s’il y en avait une, est toujours là. Libérez de la place ou choisissez un autre dossier, puis recommencez."
LangString NotWritten ${LANG_ENGLISH} "The files could not be written to $INSTDIR. The version before, if there was one, is still there. Make room or choose another folder, then try again."
LangString Foreign ${LANG_FRENCH} "Le dossier $INSTDIR contient déjà un dossier « _internal » ou « licences » d’un autre programme. Rien n’a été changé. Choisissez un dossier vide."
LangString Foreign ${LANG_ENGLISH} "The folder $INSTDIR already holds a folder “_internal” or “licences” of another program. Nothing was changed. Choose an empty folder."
LangString AskData ${LANG_FRENCH} "Supprimer aussi vos avis, vos réglages et la FAQ reçue de votre service ? Ce qui n’a pas été exporté serait perdu."
LangString AskData ${LANG_ENGLISH} "Remove your feedback, your settings and the FAQ received from your department as well? What was not exported would be lost."
LangString Waiting ${LANG_FRENCH} "Fermeture de la fenêtre ouverte…"
LangString Waiting ${LANG_ENGLISH} "Closing the open window…"

; Asks the open window to close, which saves all votes, and waits for it; then makes sure that no program in this folder
; is running, not even another user's. A running program is never killed: the user is asked, and a silent run exits
; with code 3.
!macro DefineCloseWindow un
Function ${un}CloseWindow
  ${IfNot} ${FileExists} "$INSTDIR\_internal"
    Return ; nothing is installed
  ${EndIf}
  DetailPrint "$(Waiting)"
  ${Do}
    ; The console program, hidden: if one of its files is missing, it ends without opening a message box.
    nsExec::Exec /TIMEOUT=60000 '"$INSTDIR\helpdesk-cli.exe" --quit'
    Pop $0
    ; The process of --quit has not quite ended when it returns; its files are free a moment later.
    StrCpy $1 0
    ${Do}
      ClearErrors
      Rename "$INSTDIR\_internal" "$INSTDIR\_internal.free" ; fails while a program uses a file in it
      ${IfNot} ${Errors}
        Rename "$INSTDIR\_internal.free" "$INSTDIR\_internal"
        ${If} $0 != ${STILL_OPEN}
          Return
        ${EndIf}
        ${ExitDo}
      ${EndIf}
      Sleep 250
      IntOp $1 $1 + 1
    ${LoopUntil} $1 >= 12
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(CloseIt)" /SD IDCANCEL IDRETRY again
    SetErrorLevel ${STILL_OPEN}
    Quit
    again:
  ${Loop}
FunctionEnd
!macroend
!insertmacro DefineCloseWindow ""
!insertmacro DefineCloseWindow "un."

!macro InSystemLanguage
  ${If} $LANGUAGE != ${LANG_FRENCH}
  ${AndIf} $LANGUAGE != ${LANG_ENGLISH}
    StrCpy $LANGUAGE ${LANG_FRENCH}
  ${EndIf}
!macroend

Function .onInit
  !insertmacro InSystemLanguage
FunctionEnd

Function un.onInit
  !insertmacro InSystemLanguage
FunctionEnd

; Shortcut and window share one taskbar button because both have APP_ID.
Function MakeShortcut
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\helpdesk.exe" "" "$INSTDIR\helpdesk.exe" 0
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("$SMPROGRAMS\${TITLE}.lnk",2)' ; STGM_READWRITE
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r3'
        System::Call '*(&w64 "${APP_ID}")p.r5'
        System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,$5)p.r4'
        ${IPropertyStore::SetValue} $2 '($3,$4)'
        ${IPropertyStore::Commit} $2 ""
        System::Free $3
        System::Free $4
        System::Free $5
        ${IUnknown::Release} $2 ""
      ${EndIf}
      ${IPersistFile::Save} $1 '("$SMPROGRAMS\${TITLE}.lnk",1)'
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
FunctionEnd

; The parts of the previous version are renamed until the new version is complete, and restored if it fails.
!macro MoveAside part
  RMDir /r "$INSTDIR\${part}.before"
  Delete "$INSTDIR\${part}.before"
  ${If} ${FileExists} "$INSTDIR\${part}"
    Rename "$INSTDIR\${part}" "$INSTDIR\${part}.before"
  ${EndIf}
!macroend

!macro Remove part
  RMDir /r "$INSTDIR\${part}"
  Delete "$INSTDIR\${part}"
!macroend

!macro Restore part
  !insertmacro Remove "${part}"
  Rename "$INSTDIR\${part}.before" "$INSTDIR\${part}"
!macroend

!macro ForEachPart action suffix
  !insertmacro ${action} "_internal${suffix}"
  !insertmacro ${action} "licences${suffix}"
  !insertmacro ${action} "helpdesk.exe${suffix}"
  !insertmacro ${action} "helpdesk-cli.exe${suffix}"
!macroend

; A folder in which another program uses one of our names is refused.
Function RefuseForeignFolder
  ReadRegStr $0 HKCU "${OWN_KEY}" "Unfinished"
  ${If} $0 != $INSTDIR
  ${AndIfNot} ${FileExists} "$INSTDIR\helpdesk.exe"
  ${AndIfNot} ${FileExists} "$INSTDIR\helpdesk.exe.before"
    ${If} ${FileExists} "$INSTDIR\_internal"
    ${OrIf} ${FileExists} "$INSTDIR\licences"
      MessageBox MB_OK|MB_ICONSTOP "$(Foreign)" /SD IDOK
      SetErrorLevel ${COULD_NOT_WRITE}
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

; One installation per user: once this one is complete, an installation in another folder is removed.
Function RemoveFromOtherFolder
  ReadRegStr $0 HKCU "${OWN_KEY}" "InstallDir"
  ${If} $0 != ""
  ${AndIf} ${FileExists} "$0\Uninstall.exe"
    FileOpen $1 "$INSTDIR\here" w
    FileClose $1
    ${IfNot} ${FileExists} "$0\here" ; else both paths name the same folder
      ExecWait '"$0\Uninstall.exe" /S _?=$0' $1
      ${If} $1 == 0
        Delete "$0\Uninstall.exe"
        RMDir "$0"
      ${EndIf}
    ${EndIf}
    Delete "$INSTDIR\here"
  ${EndIf}
FunctionEnd

; Called after Abort, and by NSIS itself if a file does not fit on the disk; the exit code is then 2.
Function .onInstFailed
  SetOutPath "$TEMP"
  !insertmacro ForEachPart Restore ""
  ${IfNot} ${FileExists} "$INSTDIR\helpdesk.exe"
    Delete "$INSTDIR\Uninstall.exe" ; there was no previous version
  ${EndIf}
  RMDir "$INSTDIR"
  DeleteRegValue HKCU "${OWN_KEY}" "Unfinished"
  DeleteRegKey /ifempty HKCU "${OWN_KEY}"
  MessageBox MB_OK|MB_ICONSTOP "$(NotWritten)" /SD IDOK
FunctionEnd

Section
  Call RefuseForeignFolder
  Call CloseWindow
  WriteRegStr HKCU "${OWN_KEY}" "Unfinished" "$INSTDIR"
  !insertmacro ForEachPart MoveAside ""
  ClearErrors
  SetOverwrite try
  !include "${FILES}" ; SetOutPath and File for each file of the bundle, in a fixed order
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  ${If} ${Errors}
    Abort
  ${EndIf}
  !insertmacro ForEachPart Remove ".before"
  Call RemoveFromOtherFolder
  Call MakeShortcut
  WriteRegStr HKCU "${OWN_KEY}" "InstallDir" "$INSTDIR"
  DeleteRegValue HKCU "${OWN_KEY}" "Unfinished"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\helpdesk.exe,0"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Call un.CloseWindow
  !insertmacro ForEachPart Remove ""
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR" ; kept if it contains anything else
  ReadRegStr $0 HKCU "${OWN_KEY}" "InstallDir"
  ${IfNot} ${FileExists} "$0\helpdesk.exe" ; else shortcut and keys belong to an installation in another folder
    Delete "$SMPROGRAMS\${TITLE}.lnk"
    DeleteRegKey HKCU "${UNINSTALL_KEY}"
    DeleteRegKey HKCU "${OWN_KEY}"
    ; Qt creates these keys for its file dialogs; the program empties them.
    DeleteRegKey /ifempty HKCU "Software\QtProject\OrganizationDefaults"
    DeleteRegKey /ifempty HKCU "Software\QtProject"
  ${EndIf}
  ; User data stays, unless the user, or IT with /REMOVEDATA, decides otherwise.
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/REMOVEDATA" $1
  ${If} ${Errors}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(AskData)" /SD IDNO IDYES remove
    Goto end
  ${EndIf}
  remove:
    RMDir /r "$LOCALAPPDATA\${NAME}"
  end:
SectionEnd
