"""Measuring `summariser` against labels made by people."""
