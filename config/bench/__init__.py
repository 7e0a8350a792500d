"""`make bench`: the one source of figures. What pages and feeds cost, beside what Django costs.

It makes a database of its own, fills it, measures in this process, and asks a gunicorn started as
`make run` does for its memory. CPU time only: on a busy machine it is what stays comparable.

What the rows of a page are, each asked of a process that has served the same page before:

- `built`: an event on the page was edited since, its title, through the ledger as staff do. Nothing
  of the page is kept under its new version. The edit itself is not counted.
- `edited elsewhere`: so was an event that the page does not show.
- `kept`: nothing was edited. `304`: nor since the client asked.
- `first`: the same as `built`, of a process that has forgotten all it ever read or drew.
"""
