"""Who may what, as one table, and the sweeps that walk every address of the site."""
