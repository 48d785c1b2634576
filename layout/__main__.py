"""`python -m layout` is `banxin`."""

import sys

from layout.cli import main

sys.exit(main())
