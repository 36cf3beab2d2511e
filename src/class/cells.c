#include "class/cells.h"

#include <math.h>
#include <string.h>

#include "store/clean.h"
#include "store/csv.h"
#include "store/number.h"

enum { TEXT_MAX = 2000 };

static void next_cell(struct cells *cells)
{
    if (cells->begun) {
        buffer_add_char(cells->out, ',');
    }
    cells->begun = true;
}

void cells_word(struct cells *cells, const char *word)
{
    next_cell(cells);
    csv_cell_add(cells->out, word);
}

/* Spreadsheets overlook blanks before a formula, and some take full-width signs for plain ones.
 * A tab is one by then, and a carriage return does not come through clean_short. */
static bool is_formula(const char *text)
{
    static const char *const signs[] = {"=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"};
    text += strspn(text, " \t\n");
    if (strcmp(text, "-") == 0) {
        return false; /* platforms write it for "nothing" */
    }
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (strncmp(text, signs[i], strlen(signs[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether a text gets an apostrophe, and lost one if it has it: a formula, behind any number of
 * apostrophes. */
static bool is_guarded(const char *text)
{
    return is_formula(text + strspn(text, "'"));
}

static void add_guarded(struct cells *cells, const char *text, bool guard)
{
    struct buffer guarded = {0};
    buffer_add_format(&guarded, "%s%s", guard ? "'" : "", text);
    cells_word(cells, buffer_text(&guarded));
    buffer_free(&guarded);
}

void cells_text(struct cells *cells, const char *text)
{
    struct buffer plain = {0};
    clean_short(&plain, text, TEXT_MAX);
    add_guarded(cells, buffer_text(&plain), is_formula(buffer_text(&plain)));
    buffer_free(&plain);
}

void cells_lines(struct cells *cells, const char *text)
{
    struct buffer plain = {0};
    clean_text(&plain, text);
    add_guarded(cells, buffer_text(&plain), is_guarded(buffer_text(&plain)));
    buffer_free(&plain);
}

void cells_undo(struct buffer *out, const char *cell)
{
    clean_text(out, cell + (*cell == '\'' && is_guarded(cell + 1)));
}

void cells_number(struct cells *cells, double value, int digits)
{
    char text[NUMBER_ROOM];
    double scale = pow(10, digits);
    cells_word(cells, isnan(value) ? "" : number_short(round(value * scale) / scale + 0.0, text));
}

void cells_number_if(struct cells *cells, bool known, double value, int digits)
{
    cells_number(cells, known ? value : (double)NAN, digits);
}

void cells_end(struct cells *cells)
{
    buffer_add_char(cells->out, '\n');
    cells->begun = false;
}
