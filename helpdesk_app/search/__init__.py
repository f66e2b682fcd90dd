"""A query typed in a hurry -> ranked entries."""

import os

# Set before numpy is first imported. The arrays here are too small to share among threads, which would only spin
# against each other on a busy machine (ten times slower, measured on two cores) and keep buffers of their own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
