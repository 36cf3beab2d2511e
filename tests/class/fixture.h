/* fixture: a small class in a folder of its own, for the tests of a program. */
#ifndef TESTS_CLASS_FIXTURE_H
#define TESTS_CLASS_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "class/class.h"
#include "class/gradebook.h"
#include "synthetic.h"

enum { FIXTURE_STUDENTS = 24 };

struct fixture {
    struct catalog *catalog;
    struct course course;
    char folder[64]; /* of the ledgers */
    struct synthetic students[FIXTURE_STUDENTS];
};

/* Group set-up and tear-down: *state is the fixture, its students' ledgers are in FOLDER/LOGIN. */
int fixture_make(void **state);
int fixture_remove(void **state);

/* FOLDER/NAME, in a static place that the fourth call from here uses again. */
const char *fixture_path(const struct fixture *fixture, const char *name);

/* The path of a student's ledger. */
const char *fixture_ledger(const struct fixture *fixture, size_t student);

/* Copies a ledger to FOLDER/NAME, whose folder is made; the byte at FLIP is changed (-1: none). */
void fixture_copy(const struct fixture *fixture, const char *from, const char *name, long flip);

/* Removes what fixture_copy put there. */
void fixture_drop(const struct fixture *fixture, const char *name);

/* Reads the class, with the roster at PATH (NULL: none). Freed with class_free. */
void fixture_read(const struct fixture *fixture, const char *roster, struct class *class);

/* A student of the class by login; ends the test where there is none. */
const struct student *fixture_find(const struct class *class, const char *login);

#endif
