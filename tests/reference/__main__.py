"""`python -m tests.reference SEED DIR` writes the reference page as an edition into DIR."""

from __future__ import annotations

import argparse
from pathlib import Path

from .edition import write_reference


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.reference", description=__doc__)
    parser.add_argument("seed", type=Path, help="folder with furniture.json and stories/")
    parser.add_argument("folder", type=Path, help="where the edition is written")
    options = parser.parse_args()
    write_reference(options.seed, options.folder)


if __name__ == "__main__":
    main()
