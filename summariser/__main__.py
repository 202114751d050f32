"""`python -m summariser` is the command line."""

import sys

from summariser.cli import main

sys.exit(main())
