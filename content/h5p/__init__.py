"""H5P, hosted natively: packages are checked, stored, filtered and played in an opaque-origin frame."""
