"""What only Windows has, asked of Windows itself; on other systems each function says that there is none of it."""
