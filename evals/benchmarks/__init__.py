"""What `summariser` costs in time, measured against `import openai` on the same machine."""
