# sign
