"""`make bench`: the one source of figures. What pages and feeds cost, beside what Django costs.

It makes a database of its own, fills it, measures in this process, and asks a gunicorn started as
`make run` does for its memory. CPU time only: on a busy machine it is what stays comparable.
"""
