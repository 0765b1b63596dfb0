"""`python -m citizenspot`: the same as `citizenspot`."""

from citizenspot.cli import main

if __name__ == "__main__":
    main()
