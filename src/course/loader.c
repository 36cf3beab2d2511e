#include "course/loader.h"

#include <stdarg.h>

#include "store/clean.h"

const char *loader_path(const struct loader *loader, const char *format, ...)
{
    char name[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(name, sizeof name, format, arguments);
    va_end(arguments);
    return arena_printf(loader->arena, "%s/%s", loader->directory, name);
}

/* ---- what acts instead of being seen, or is no UTF-8 ---- */

static void check_plain(const struct loader *loader, const char *path, size_t line, const char *key,
                        const char *text)
{
    if (!clean_is_plain(text)) {
        fault_add(
            loader->faults, path, line, key,
            "holds a control character or what is no UTF-8; save it as UTF-8 and delete that");
    }
}

static void check_csv(const struct loader *loader, const struct csv_table *csv)
{
    size_t columns = csv_table_columns(csv);
    for (size_t i = 0; i < columns; i++) {
        check_plain(loader, csv_table_path(csv), 1, NULL, csv_table_name(csv, i));
    }
    for (size_t i = 0; i < csv_table_rows(csv) * columns; i++) {
        size_t row = i / columns, column = i % columns;
        check_plain(loader, csv_table_path(csv), csv_table_line(csv, row),
                    csv_table_name(csv, column), csv_table_cell(csv, row, column));
    }
}

static void check_ini(const struct loader *loader, const struct ini *ini)
{
    const char *section;
    for (size_t i = 0; (section = ini_section(ini, i)) != NULL; i++) {
        const struct ini_pairs pairs = ini_pairs(ini, section);
        check_plain(loader, ini_path(ini), ini_line(ini, section, NULL), NULL, section);
        for (size_t k = 0; k < pairs.count; k++) {
            check_plain(loader, ini_path(ini), pairs.items[k].line, pairs.items[k].key,
                        pairs.items[k].value);
        }
    }
}

/* ---- files ---- */

static void free_csv(void *csv)
{
    csv_table_free(csv);
}

const struct csv_table *loader_csv(const struct loader *loader, const char *path)
{
    struct csv_table *csv = csv_table_read(path, loader->faults);
    if (csv != NULL) {
        loader->counts->files++;
        arena_own(loader->arena, csv, free_csv);
        if (loader->checks) {
            check_csv(loader, csv);
        }
    }
    return csv;
}

static void free_ini(void *ini)
{
    ini_free(ini);
}

const struct ini *loader_ini(const struct loader *loader, const char *path)
{
    struct ini *ini = ini_read(path, loader->faults);
    if (ini != NULL) {
        loader->counts->files++;
        arena_own(loader->arena, ini, free_ini);
        if (loader->checks) {
            check_ini(loader, ini);
            ini_confirm(ini, loader->faults);
        }
    }
    return ini;
}
