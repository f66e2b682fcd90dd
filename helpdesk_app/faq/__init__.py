"""What a FAQ is, and how a document becomes ``faq.db``."""
