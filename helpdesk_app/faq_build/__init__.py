"""Documents -> faq.db: the knowledge manager's side."""
