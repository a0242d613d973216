declare module "virtual:routes" {
  export const routes: import("./router").Route[];
}
