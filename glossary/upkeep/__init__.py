"""Glossaries as files that people keep: what is wrong in one, what two differ in, and many made one."""
