"""Cards that no profile knows, through a PKCS#11 module of their maker, in a process of its own."""
