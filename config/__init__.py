"""How the site is put together: settings, addresses, formats. No word of the domain."""
