// The same iron as a flat drawing: for thumbnails, paper and browsers without three dimensions.
export const IronPicture = (_: { parameters: Readonly<Record<string, unknown>>; view?: 'back' | 'face' }) => <svg />;
