"""What a shell offers when somebody presses Tab: the values that fit, in the form each shell takes."""
