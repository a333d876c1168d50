//! Cleaning of what people typed into lists: blanks, phones, dates.
