"""The agents' votes on the answers, their comments, and the searches that found nothing."""
