"""The pages of notices by mail: asking, confirming, changing, leaving. No cookie, no script.

A form is trusted by the secret in its address, so none needs a cookie against forgery.
"""
