"""What pages cost: `./dev bench` seeds a large cohort and measures through the real server."""
