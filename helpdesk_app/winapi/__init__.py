"""Functions of the Windows API, called through ctypes; each says what it does on other systems."""
