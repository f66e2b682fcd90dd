"""The window of the people who keep the FAQ; loaded only when it is opened."""
