"""What a FAQ is, its file ``faq.db``, and which of several files is used."""
