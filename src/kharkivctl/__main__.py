"""`python -m kharkivctl`, the same program as `kharkivctl`."""

from kharkivctl.app import main

if __name__ == "__main__":
    main()
