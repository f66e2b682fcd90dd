"""Functions of the Windows API, through ctypes; each has an answer for other systems."""
