"""Cards that no profile knows, through PKCS#11 modules."""
