"""Changes told to systems of partners, as Standard Webhooks says: signed, in order, tried again."""
