#include "course/land.h"

#include <math.h>
#include <string.h>

#include "store/file.h"
#include "store/number.h"

enum { LAND_FILE_MAX = 1 << 20, LAND_SIDE_MAX = 2000 };

/* Where the reader is in the file. */
struct land_lines {
    const char *path;
    char *next;
    size_t line;
};

/* The next line that is not a comment, without its newline; NULL at the end. */
static char *line_next(struct land_lines *lines)
{
    while (lines->next && *lines->next) {
        char *line = lines->next;
        char *end = strchr(line, '\n');
        lines->next = end ? end + 1 : NULL;
        if (end) {
            *end = '\0';
        }
        lines->line++;
        if (*line && *line != '#') {
            return line;
        }
    }
    return NULL;
}

/* A header line: its name, a blank, a number. */
static bool header_read(struct land_lines *lines, const char *name, double *value,
                        struct fault_list *faults)
{
    char *line = line_next(lines);
    size_t length = strlen(name);
    if (!line || strncmp(line, name, length) != 0 || line[length] != ' ' ||
        !number_parse(line + length + 1, value)) {
        fault_add(faults, lines->path, lines->line, name,
                  "not found here; write a line '%s NUMBER'", name);
        return false;
    }
    return true;
}

static bool source_read(struct land_lines *lines, struct fault_list *faults)
{
    const char *line = line_next(lines);
    if (!line || strncmp(line, "source ", 7) != 0) {
        fault_add(faults, lines->path, lines->line, "source",
                  "not found here; write a line 'source WHERE THE LAND IS FROM'");
        return false;
    }
    return true;
}

/* Runs of sea and land in turn, sea first, that fill one row. */
static bool row_read(struct land_lines *lines, struct land *land, size_t row,
                     struct fault_list *faults)
{
    char *line = line_next(lines), *place = NULL;
    size_t column = 0;
    bool is_land = false;
    if (!line) {
        fault_add(faults, lines->path, lines->line, NULL,
                  "the file ends here, and row %zu of %zu is not there; write it", row + 1,
                  land->rows);
        return false;
    }
    for (char *run = strtok_r(line, " ,", &place); run;
         run = strtok_r(NULL, " ,", &place), is_land = !is_land) {
        long long length;
        if (!number_parse_integer(run, 0, (long long)(land->columns - column), &length)) {
            fault_add(
                faults, lines->path, lines->line, NULL,
                "%.20s in row %zu is no run of 0 to the %zu columns that are left; correct it", run,
                row + 1, land->columns - column);
            return false;
        }
        size_t end = column + (size_t)length;
        for (; is_land && column < end; column++) {
            size_t bit = row * land->columns + column;
            land->mask[bit / 8] |= (unsigned char)(0x80 >> bit % 8);
        }
        column = end;
    }
    if (column != land->columns) {
        fault_add(faults, lines->path, lines->line, NULL,
                  "the runs of row %zu sum to %zu; they must sum to %zu", row + 1, column,
                  land->columns);
        return false;
    }
    return true;
}

/* Rows, or columns: whole numbers, and multiples of the least. */
static bool side_is_good(const struct land_lines *lines, const char *name, double side, int least,
                         struct fault_list *faults)
{
    if (side >= least && side <= LAND_SIDE_MAX && fmod(side, least) == 0) {
        return true;
    }
    fault_add(faults, lines->path, 0, name, "%g can't be; write a whole number from %d to %d%s",
              side, least, LAND_SIDE_MAX, least > 1 ? ", a multiple of 8" : "");
    return false;
}

static bool land_parse(const struct loader *loader, struct land_lines *lines, struct land *land)
{
    struct fault_list *faults = loader->faults;
    double rows, columns;
    if (!header_read(lines, "rows", &rows, faults) ||
        !header_read(lines, "columns", &columns, faults) ||
        !header_read(lines, "north", &land->north, faults) ||
        !header_read(lines, "south", &land->south, faults) || !source_read(lines, faults)) {
        return false;
    }
    if (!side_is_good(lines, "rows", rows, 1, faults) ||
        !side_is_good(lines, "columns", columns, 8, faults)) {
        return false;
    }
    if (!(land->north <= 90 && land->south >= -90 && land->north > land->south)) {
        fault_add(faults, lines->path, 0, "north",
                  "north is %g and south %g; write degrees from 90 to -90, north the greater",
                  land->north, land->south);
        return false;
    }
    land->rows = (size_t)rows;
    land->columns = (size_t)columns;
    land->mask = arena_alloc(loader->arena, land->rows * land->columns / 8);
    for (size_t row = 0; row < land->rows; row++) {
        if (!row_read(lines, land, row, faults)) {
            return false;
        }
    }
    if (line_next(lines)) {
        fault_add(faults, lines->path, lines->line, NULL,
                  "this is one row more than %zu; delete it, or correct rows", land->rows);
        return false;
    }
    return true;
}

const struct land *land_load(const struct loader *loader)
{
    struct land_lines lines = {.path = loader_path(loader, "map/land.txt")};
    struct land *land = arena_alloc(loader->arena, sizeof *land);
    struct buffer text = {0}, why = {0};
    bool good = file_read(store_kernel_system(), lines.path, 0, LAND_FILE_MAX, &text, &why);
    if (good) {
        loader->counts->files++;
        lines.next = text.bytes;
        good = land_parse(loader, &lines, land);
    } else {
        fault_add(loader->faults, lines.path, 0, NULL, "%s", buffer_text(&why));
    }
    buffer_free(&text);
    buffer_free(&why);
    return good ? land : NULL;
}
