"""Who vouches for a certificate: authorities that the administrator installs."""
