/* global Response -- Next has it in its handlers */
// The whole of an API: what a request asks for, from the store, as JSON.
async function answer(request) {
  const { pathname, search } = new URL(request.url);
  const { status, document, version } = globalThis.bareStore.answer({
    method: request.method,
    url: pathname + search,
    header: (name) => request.headers.get(name),
    body: await request.text(),
  });
  const headers = version ? { etag: `"${version}"` } : {};
  return document === undefined ? new Response(null, { status, headers }) : Response.json(document, { status, headers });
}

export const GET = answer;
export const PUT = answer;
