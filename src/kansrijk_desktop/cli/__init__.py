"""The command line: check and compute forms, play the demo, start with another data folder.

Exit codes, the same for every command:

- 0: all is well.
- 1: a form cannot be used, a response is not valid, a case or a job failed, a file cannot be read,
  or the demo or the check of the program itself failed. What it was stands in the output.
- 2: the command itself was wrong.

`form` never imports Qt or the database. Documented for users in `docs/command-line.md`.
"""
