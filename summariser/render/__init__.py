"""Reports as text: pure functions of a `Report`."""
