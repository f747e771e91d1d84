import sys
from pathlib import Path

# `benchmarks` lies beside `src` and is not installed.
sys.path.insert(0, str(Path(__file__).parents[2]))
