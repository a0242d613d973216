export { default } from "../app-providers";
