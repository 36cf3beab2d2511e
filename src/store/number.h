/* number: text to number and back, strictly, with a decimal point whatever the locale. What people
 * type is typed.h. */
#ifndef STORE_NUMBER_H
#define STORE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/* Room for any number's text with its NUL. */
enum { NUMBER_ROOM = 32, NUMBER_FIXED_ROOM = 64 };

/* Reads the whole of TEXT: [+-] digits [.digits] [e[+-]digits], nothing before or behind it, no
 * hexadecimal, no nan or inf, and not too large for a double. False leaves *VALUE alone. */
bool number_parse(const char *text, double *value);

/* Reads a whole number in MIN .. MAX: [+-] digits and nothing else. */
bool number_parse_integer(const char *text, long long min, long long max, long long *value);

/* VALUE as %.17g, the form that hashes and ledgers use; a NaN is "nan" whatever its sign. Both
 * return TEXT. */
char *number_exact(double value, char text[NUMBER_ROOM]);

/* VALUE, of a size below 1e40, with 0 to 17 DECIMALS, as printf's %.*f and some ten times faster.
 * Returns TEXT. */
char *number_fixed(double value, int decimals, char text[NUMBER_FIXED_ROOM]);

/* VALUE in the fewest digits that read back as the same double. */
char *number_short(double value, char text[NUMBER_ROOM]);

/* "s", which stands behind an English noun of which there are COUNT; "" behind one. */
const char *number_plural(size_t count);

#endif
