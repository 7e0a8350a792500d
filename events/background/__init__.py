"""The process beside the site, which does what is not the answer to a request."""
