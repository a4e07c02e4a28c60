"""The site, with what each answer cost in its headers: CPU milliseconds of this process, and statements."""

import time

from django.db import connection

from lms.wsgi import application as site


class Counter:
    def __init__(self):
        self.statements = 0

    def __call__(self, execute, sql, params, many, context):
        self.statements += 1
        return execute(sql, params, many, context)


def application(environ, start_response):
    counter, headers_of = Counter(), {}

    def keep(status, headers, exc_info=None):
        headers_of["status"], headers_of["headers"] = status, headers

    began = time.process_time()
    with connection.execute_wrapper(counter):
        answer = site(environ, keep)
        body = b"".join(answer)
        getattr(answer, "close", lambda: None)()
    spent = (time.process_time() - began) * 1000
    measured = [("X-CPU-MS", f"{spent:.2f}"), ("X-Queries", str(counter.statements))]
    start_response(headers_of["status"], headers_of["headers"] + measured)
    return [body]
