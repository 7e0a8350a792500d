"""The body of a feed of any size: lines of events that are kept, joined and compressed in parts.

After an edit only the lines of the changed event are written anew, and only the part that they
stand in is compressed anew. What is kept is checked against the database each time.
"""

from events.feed_body.assembling import Question, body, forget
from events.feed_body.preparing import delete_old, prepare

__all__ = ["Question", "body", "delete_old", "forget", "prepare"]
