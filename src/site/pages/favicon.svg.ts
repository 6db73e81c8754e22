import type {APIRoute} from 'astro'

const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#7cc4cf" d="M7 3.5h8.5L20 8v9a1.5 1.5 0 0 1-1.5 1.5H9A2 2 0 0 1 7 16.5Z"/><path fill="#0b5f6b" d="M5 8.5h6l3.5 3.5v7.5A1.5 1.5 0 0 1 13 21H5a1.5 1.5 0 0 1-1.5-1.5V10A1.5 1.5 0 0 1 5 8.5Z"/></svg>`

export const GET: APIRoute = () => new Response(mark, {headers: {'content-type': 'image/svg+xml'}})
