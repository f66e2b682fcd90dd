"""Build faq.db from documents: the knowledge manager's side."""
