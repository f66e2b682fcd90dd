"""Find and mask personal data in comments, proposed wordings and searches."""
