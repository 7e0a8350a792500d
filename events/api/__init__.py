"""The public calendar as JSON for programs: read only, without a key, and the same for everybody.

A text is an object with a member for each language in which it is written. What is not known is
null or empty, never made up.
"""
