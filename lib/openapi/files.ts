import { z } from "zod";
import { FILE_ENDINGS, fileParamsSchema, fileUploadQuerySchema } from "../files/schema";
import { idSchema, pageQuerySchema } from "../wire/schema";
import type { Operation } from "./operation";

const IMAGES = Object.keys(FILE_ENDINGS);
const inSpace = { params: z.object({ id: idSchema }), path: "/api/spaces/{id}/files", tag: "Files" } as const;
const one = { params: fileParamsSchema, path: "/api/files/{id}", tag: "Files" } as const;

/** Images in articles. */
export const fileOperations: Operation[] = [
  { ...inSpace, method: "get", access: "read", query: pageQuerySchema, summary: "List the files of a space, newest first", answers: { 200: { description: "A page of files, without their bytes.", component: "FileList" } } },
  {
    ...inSpace, method: "post", access: "write", query: fileUploadQuerySchema, summary: "Keep an image",
    description:
      "The body is the image itself: `curl --data-binary @map.png -H 'Content-Type: image/png' …`. Its first bytes must be those of the type it is sent as. At most 10 MiB, and 1 GiB for all files of a space. In an article it is shown with `![Map](/api/files/{id})`.",
    body: { schema: z.string(), types: IMAGES, example: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>' },
    answers: { 201: { description: "The file.", component: "File" }, 200: { description: "The space has these very bytes already: the file that holds them.", component: "File" } },
    problems: ["not-found"],
  },
  {
    ...inSpace, path: "/api/spaces/{id}/export", method: "get", access: "read", summary: "Take a space along as a zip",
    description: "Markdown files with front matter, in folders as the articles stand in the tree, and the images that they show. Imported again it gives the same articles. The trash and earlier versions stay behind.",
    answers: { 200: { description: "The zip, as it comes into being.", types: ["application/zip"] } },
  },
  {
    ...one, method: "get", access: "public", summary: "Read the bytes of a file",
    description: "For members of its space, and for everyone while a published article shows it. The `ETag` is the SHA-256 of the bytes, which never change.",
    answers: { 200: { description: "The image.", types: IMAGES }, 304: { description: "The reader has these bytes." } },
    problems: ["unauthenticated"],
  },
  {
    ...one, method: "delete", access: "write", summary: "Remove a file that no article refers to",
    description: "An earlier version of an article counts, and so does the trash: what was written keeps its images. Purging the article frees them.",
    answers: { 204: { description: "Removed." } }, problems: ["in-use"],
  },
];
