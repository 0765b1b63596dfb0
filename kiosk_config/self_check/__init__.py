"""What `citizenspot doctor` looks at: each check judges what a machine says of itself."""
